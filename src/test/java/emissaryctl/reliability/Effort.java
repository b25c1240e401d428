package emissaryctl.reliability;

/// How much of a test is done: enough to notice a mistake, or as much as the documentation claims.
public final class Effort {

    private static final boolean FULL =
            System.getProperty("emissaryctl.effort", "short").equals("full");

    private Effort() {}

    public static boolean isFull() {
        return FULL;
    }

    public static int of(int little, int full) {
        return FULL ? full : little;
    }
}
