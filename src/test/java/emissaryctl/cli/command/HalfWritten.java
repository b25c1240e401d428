package emissaryctl.cli.command;

import emissaryctl.output.AtomicFile;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/// A program that is never done with writing the file that it is given.
public final class HalfWritten {

    private HalfWritten() {}

    public static void main(String[] args) throws IOException {
        TidyEnd.of(() -> AtomicFile.writeText(Path.of(args[0]), true, out -> {
            out.write("the first half".getBytes(StandardCharsets.UTF_8));
            System.out.println("half");
            try {
                Thread.sleep(Duration.ofHours(1));
            } catch (InterruptedException e) {
                throw new InterruptedIOException("interrupted");
            }
        }));
        System.out.println("done");
    }
}
