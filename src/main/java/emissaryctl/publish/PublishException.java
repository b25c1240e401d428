package emissaryctl.publish;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/// The directory cannot be read or written. The message says which and why, in words for the user.
public final class PublishException extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean busy;

    PublishException(String message) {
        super(message);
        this.busy = false;
    }

    private PublishException(String message, boolean busy) {
        super(message);
        this.busy = busy;
    }

    static PublishException busy(String message) {
        return new PublishException(message, true);
    }

    /// Whether all that is wrong is that another one publishes there.
    public boolean isBusy() {
        return busy;
    }

    PublishException(String message, IOException cause) {
        super(message + ": " + reason(cause), cause);
        this.busy = false;
    }

    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException missing -> "there is no " + missing.getFile();
            case AtomicMoveNotSupportedException _ -> "its parts lie on different file systems";
            case FileSystemException system ->
                Optional.ofNullable(system.getReason()).orElseGet(() -> String.valueOf(e.getMessage()));
            default -> String.valueOf(e.getMessage());
        };
    }
}
