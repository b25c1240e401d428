package emissaryctl.fuzz;

import emissaryctl.cli.Run;

/// What holds of every run, whatever its input was.
final class Promise {

    private static final int BUG = 4;
    private static final int WRONG_USAGE = 2;

    private Promise() {}

    /// Input may be wrong or unreadable; it never shows a bug, nor counts as wrong usage, and the terminal gets no
    /// control characters.
    static Run kept(Run run) {
        if (run.exit() == BUG || run.exit() == WRONG_USAGE) throw broken("exit " + run.exit(), run);
        if (run.err().chars().anyMatch(c -> c < ' ' && c != '\n')) throw broken("a control character", run);
        if (run.exit() == 1 && !run.err().contains("error[") && !run.out().contains("error")) {
            throw broken("findings without a word", run);
        }
        return run;
    }

    static AssertionError broken(String what, Run run) {
        return new AssertionError(what + "\n" + run.err());
    }
}
