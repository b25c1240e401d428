package emissaryctl.cli;

/// The outermost line: the only one that ends the process.
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        Streams streams = Streams.ofProcess();
        int exit = Emissaryctl.run(args, streams).number();
        streams.out().flush();
        System.exit(exit);
    }
}
