package emissaryctl.serve;

import emissaryctl.publish.ControlFiles;
import emissaryctl.publish.ControlFiles.Answer;
import emissaryctl.publish.Follower;
import emissaryctl.publish.PublishException;
import emissaryctl.publish.PublishOptions;
import emissaryctl.publish.Publisher;
import emissaryctl.publish.Request;
import emissaryctl.publish.Request.AllowShrink;
import emissaryctl.publish.Request.RollBack;
import emissaryctl.publish.Validator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Has a request done by the process that serves a directory, or here when there is none.
public final class Remote {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    public static Answer ask(Path directory, PublishOptions options, Request request) throws IOException {
        Publisher.require(directory);
        Follower follower = Publisher.adminIn(directory)
                .flatMap(AdminAddress::parse)
                .<Follower>map(address -> new AdminFollower(address, Duration.ofSeconds(5), () -> false))
                .orElse(Follower.NOBODY);
        try (Publisher publisher =
                Publisher.open(directory, options, follower, Validator.NOBODY, InstantSource.system())) {
            return switch (request) {
                case RollBack(var name) -> Answers.of(publisher.rollBack(name));
                case AllowShrink _ -> new Answer(false, "nothing serves this directory now");
            };
        } catch (PublishException e) {
            if (!e.isBusy()) throw e;
            return askServer(new ControlFiles(directory), request);
        }
    }

    private static Answer askServer(ControlFiles files, Request request) throws IOException {
        String id = files.post(request);
        Waiting waiting = new Waiting(PATIENCE, () -> false);
        for (int attempt = 1; ; attempt++) {
            Optional<Answer> answer = files.answerTo(id);
            if (answer.isPresent()) return answer.get();
            if (!waiting.more(attempt)) {
                files.withdraw();
                return new Answer(false, "the process that serves the directory does not answer");
            }
        }
    }

    private Remote() {}
}
