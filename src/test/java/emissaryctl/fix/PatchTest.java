package emissaryctl.fix;

import static org.assertj.core.api.Assertions.assertThat;

import emissaryctl.diag.Fix;
import emissaryctl.diag.Fix.Edit;
import emissaryctl.source.Span;
import org.junit.jupiter.api.Test;

class PatchTest {

    private static Edit edit(int line, int from, int to, String text) {
        return new Edit(new Span("a.yaml", line, from, line, to), text);
    }

    private static String patched(String text, Edit... edits) {
        Patch patch = new Patch(text);
        assertThat(patch.add(Fix.safe("x", edits))).isTrue();
        return patch.apply();
    }

    @Test
    void replacesByCodePoints() {
        assertThat(patched("é𝄞: old # c\n", edit(1, 5, 8, "new"))).isEqualTo("é𝄞: new # c\n");
    }

    @Test
    void aNewLineGoesBehindTheComment() {
        assertThat(patched("  a: 1   # one\n  b: 2\n", edit(1, 7, 7, "\n  c: 3")))
                .isEqualTo("  a: 1   # one\n  c: 3\n  b: 2\n");
    }

    @Test
    void aHashInsideTheValueIsNoComment() {
        assertThat(patched("  a: [x#y]\n", edit(1, 8, 8, "\n"))).isEqualTo("  a: [x\n#y]\n");
    }

    @Test
    void aNewLineAtTheEndOfATextWithoutBreak() {
        assertThat(patched("a: 1", edit(1, 5, 5, "\nb: 2"))).isEqualTo("a: 1\nb: 2");
    }

    @Test
    void lineBreaksStayThoseOfTheText() {
        assertThat(patched("a: 1\r\nb: 2\r\n", edit(1, 5, 5, "\nc: 3"))).isEqualTo("a: 1\r\nc: 3\r\nb: 2\r\n");
        assertThat(patched("a: 1\r\nb: 2\r\n", edit(1, 1, 5, ""))).isEqualTo("b: 2\r\n");
    }

    @Test
    void aRemovalThatLeavesALineEmptyTakesItWithItsComment() {
        assertThat(patched("a: 1\n  b: 2 # two\nc: 3\n", edit(2, 3, 7, ""))).isEqualTo("a: 1\nc: 3\n");
    }

    @Test
    void aRemovalInALineLeavesTheRest() {
        assertThat(patched("{a: 1, b: 2}\n", edit(1, 6, 12, ""))).isEqualTo("{a: 1}\n");
    }

    @Test
    void editsThatTouchAnotherAreRefusedWhole() {
        Patch patch = new Patch("a: 1\nb: 2\n");
        assertThat(patch.add(Fix.safe("x", edit(1, 4, 5, "9")))).isTrue();
        assertThat(patch.add(Fix.safe("y", edit(2, 4, 5, "8"), edit(1, 1, 5, ""))))
                .isFalse();
        assertThat(patch.apply()).isEqualTo("a: 9\nb: 2\n");
    }

    @Test
    void editsInAnyOrder() {
        Patch patch = new Patch("a: 1\nb: 2\n");
        patch.add(Fix.safe("y", edit(2, 4, 5, "8")));
        patch.add(Fix.safe("x", edit(1, 4, 5, "9")));
        assertThat(patch.apply()).isEqualTo("a: 9\nb: 8\n");
    }
}
