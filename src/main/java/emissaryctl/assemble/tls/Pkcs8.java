package emissaryctl.assemble.tls;

import java.security.PublicKey;
import java.util.Arrays;

/// Wraps private keys of the older PEM forms (PKCS#1 RSA, SEC 1 EC) into PKCS#8, the only form that the JDK reads.
final class Pkcs8 {

    private static final byte[] VERSION = {0x02, 0x01, 0x00};
    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;

    private Pkcs8() {}

    /// `key` in PKCS#8, its algorithm taken from the certificate's public key.
    static byte[] wrap(byte[] key, PublicKey publicKey) {
        byte[] algorithm = firstElement(content(publicKey.getEncoded()));
        return tlv(SEQUENCE, join(VERSION, algorithm, tlv(OCTET_STRING, key)));
    }

    private static byte[] content(byte[] element) {
        return Arrays.copyOfRange(element, headerLength(element), element.length);
    }

    private static byte[] firstElement(byte[] elements) {
        return Arrays.copyOf(elements, headerLength(elements) + contentLength(elements));
    }

    private static int headerLength(byte[] element) {
        int first = element[1] & 0xff;
        return first < 0x80 ? 2 : 2 + (first & 0x7f);
    }

    private static int contentLength(byte[] element) {
        int first = element[1] & 0xff;
        if (first < 0x80) return first;
        int length = 0;
        for (int i = 0; i < (first & 0x7f); i++) length = length << 8 | element[2 + i] & 0xff;
        return length;
    }

    private static byte[] tlv(int tag, byte[] content) {
        byte[] header;
        if (content.length < 0x80) header = new byte[] {(byte) tag, (byte) content.length};
        else if (content.length < 0x100) header = new byte[] {(byte) tag, (byte) 0x81, (byte) content.length};
        else header = new byte[] {(byte) tag, (byte) 0x82, (byte) (content.length >> 8), (byte) content.length};
        return join(header, content);
    }

    private static byte[] join(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) length += part.length;
        byte[] joined = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, joined, at, part.length);
            at += part.length;
        }
        return joined;
    }
}
