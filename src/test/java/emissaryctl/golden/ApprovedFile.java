package emissaryctl.golden;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.approvaltests.Approvals;
import org.approvaltests.core.ApprovalFailureReporter;
import org.approvaltests.core.Options;
import org.approvaltests.namer.ApprovalNamer;
import org.approvaltests.reporters.AutoApproveReporter;
import org.approvaltests.reporters.JunitReporter;
import org.approvaltests.writers.ApprovalTextWriter;

/// A file of expected text beside its input. What was received instead is left next to it.
public record ApprovedFile(Path folder, String fileName) implements ApprovalNamer {

    private static final boolean APPROVE =
            System.getProperty("emissaryctl.golden", "check").equals("approve");

    /// An empty text has no file.
    public void verify(String received) {
        if (received.isEmpty()) verifyAbsent();
        else Approvals.verify(new ApprovalTextWriter(received, new Options()), this, new Options(reporter()));
    }

    private void verifyAbsent() {
        Path approved = folder.resolve(fileName);
        try {
            if (APPROVE) Files.deleteIfExists(approved);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        if (Files.exists(approved)) throw new AssertionError("nothing was received for " + approved);
    }

    private static ApprovalFailureReporter reporter() {
        return APPROVE ? new AutoApproveReporter() : new JunitReporter();
    }

    @Override
    public File getApprovedFile(String extensionWithDot) {
        return folder.resolve(fileName).toFile();
    }

    @Override
    public File getReceivedFile(String extensionWithDot) {
        int dot = fileName.indexOf('.');
        String received = dot < 0
                ? fileName + ".received.txt"
                : fileName.substring(0, dot) + ".received" + fileName.substring(dot);
        return folder.resolve(received).toFile();
    }

    @Override
    public String getApprovalName() {
        return fileName;
    }

    @Override
    public String getSourceFilePath() {
        return folder.toString();
    }

    @Override
    public ApprovalNamer addAdditionalInformation(String info) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getAdditionalInformation() {
        return "";
    }
}
