package emissaryctl.diff.judge;

import emissaryctl.diff.tree.Tree;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// A range of addresses of one sort: of the peer, or of the client that proxies tell.
record Range(String sort, String address, int length) {

    private static final List<String> SORTS = List.of("direct_remote_ip", "remote_ip", "source_ip");
    private static final int V4 = 32;

    static Optional<Range> of(Tree principal) {
        for (String sort : SORTS) {
            Optional<String> address = principal.text(sort, "address_prefix");
            if (address.isEmpty()) continue;
            int length = Integer.parseInt(principal.text(sort, "prefix_len").orElse("0"));
            return Optional.of(new Range(sort, address.get(), length));
        }
        return Optional.empty();
    }

    boolean contains(Range other) {
        if (!sort.equals(other.sort) || other.length < length) return false;
        if (length == 0) return isV4(address) == isV4(other.address);
        if (isV4(address) && isV4(other.address)) {
            int shift = V4 - length;
            return number(address)
                    .shiftRight(shift)
                    .equals(number(other.address).shiftRight(shift));
        }
        return address.equals(other.address);
    }

    private static boolean isV4(String text) {
        return text.indexOf(':') < 0;
    }

    private static BigInteger number(String address) {
        BigInteger number = BigInteger.ZERO;
        for (String part : address.split("\\.", -1)) {
            boolean digits =
                    !part.isEmpty() && part.length() < 4 && part.chars().allMatch(Character::isDigit);
            number = number.shiftLeft(8).add(BigInteger.valueOf(digits ? Integer.parseInt(part) : 0));
        }
        return number;
    }
}
