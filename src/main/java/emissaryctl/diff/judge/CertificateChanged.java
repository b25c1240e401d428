package emissaryctl.diff.judge;

import emissaryctl.diff.Difference;
import emissaryctl.diff.Entry;
import emissaryctl.diff.Judgement;
import emissaryctl.diff.Risk;
import emissaryctl.diff.tree.FieldChange;
import emissaryctl.diff.tree.Layer;
import emissaryctl.diff.tree.Tree;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Clients see another certificate.
final class CertificateChanged implements Judge {

    private static final int SHOWN = 23;

    @Override
    public String code() {
        return "EMCD008";
    }

    @Override
    public String name() {
        return "certificate-changed";
    }

    @Override
    public Stream<Judgement> judge(Entry entry) {
        return entry.differences().stream()
                .filter(each -> each.layer() == Layer.TLS)
                .map(Difference::fields)
                .flatMap(fields -> fields.stream()
                        .filter(change -> change.path().contains("certificate_chain"))
                        .findFirst()
                        .filter(_ -> areAlike(fields))
                        .stream())
                .map(this::judgement);
    }

    /// A text and a file may hold the same certificate.
    private static boolean areAlike(List<FieldChange> fields) {
        List<FieldChange> chain = fields.stream()
                .filter(change -> change.path().contains("certificate_chain"))
                .toList();
        return chain.stream().noneMatch(change -> change.path().endsWith(".filename"))
                || chain.stream().noneMatch(change -> change.path().endsWith(".inline"));
    }

    private Judgement judgement(FieldChange change) {
        return say(
                Risk.MEDIUM,
                "clients see certificate " + fingerprint(change.after()) + ", it was " + fingerprint(change.before()));
    }

    /// As much as people compare by eye.
    private static String fingerprint(Optional<Tree> certificate) {
        String text = certificate.map(Tree::shown).orElse("none");
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}
