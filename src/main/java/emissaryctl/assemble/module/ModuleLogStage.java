package emissaryctl.assemble.module;

import emissaryctl.assemble.text.CommandOperators;
import emissaryctl.diag.Diagnostic;
import emissaryctl.diag.Outcome;
import emissaryctl.gateway.AccessLogging.FileLog;
import emissaryctl.gateway.AccessLogging.JsonBool;
import emissaryctl.gateway.AccessLogging.JsonFormat;
import emissaryctl.gateway.AccessLogging.JsonNumber;
import emissaryctl.gateway.AccessLogging.JsonObject;
import emissaryctl.gateway.AccessLogging.JsonText;
import emissaryctl.gateway.AccessLogging.JsonValue;
import emissaryctl.gateway.AccessLogging.LogFormat;
import emissaryctl.gateway.AccessLogging.TextFormat;
import emissaryctl.resource.AmbassadorModule;
import emissaryctl.resource.ModuleLogging;
import emissaryctl.resource.ModuleLogging.LogBool;
import emissaryctl.resource.ModuleLogging.LogNumber;
import emissaryctl.resource.ModuleLogging.LogObject;
import emissaryctl.resource.ModuleLogging.LogText;
import emissaryctl.resource.ModuleLogging.LogValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// Settles the Module's access log.
final class ModuleLogStage {

    private static final String DEFAULT_TEXT = "ACCESS [%START_TIME%]"
            + " \"%REQ(:METHOD)% %REQ(X-ENVOY-ORIGINAL-PATH?:PATH)% %PROTOCOL%\""
            + " %RESPONSE_CODE% %RESPONSE_FLAGS% %BYTES_RECEIVED% %BYTES_SENT% %DURATION%"
            + " %RESP(X-ENVOY-UPSTREAM-SERVICE-TIME)%"
            + " \"%REQ(X-FORWARDED-FOR)%\" \"%REQ(USER-AGENT)%\" \"%REQ(X-REQUEST-ID)%\""
            + " \"%REQ(:AUTHORITY)%\" \"%UPSTREAM_HOST%\"";

    private final AmbassadorModule module;
    private final List<Diagnostic> found = new ArrayList<>();

    private ModuleLogStage(AmbassadorModule module) {
        this.module = module;
    }

    static Outcome<FileLog> assemble(AmbassadorModule module) {
        ModuleLogStage stage = new ModuleLogStage(module);
        FileLog log = stage.log(module.logging());
        return new Outcome<>(log, stage.found);
    }

    private FileLog log(ModuleLogging all) {
        ModuleLogging written = hasFault(all) ? all.withoutFormat() : all;
        String type = written.type().orElse("text").toLowerCase(Locale.ROOT);
        boolean json = type.equals("json") || type.equals("typed_json");
        if (!json && !type.equals("text")) found.add(ModuleProblems.unknownLogType(module, type));
        boolean mismatch = written.malformed() || (json ? written.textFormat() : written.jsonFormat()).isPresent();
        if (mismatch) found.add(ModuleProblems.logFormatMismatch(module, json));
        return new FileLog(written.path().orElse("/dev/fd/1"), json ? json(written, mismatch) : text(written));
    }

    private boolean hasFault(ModuleLogging written) {
        Optional<CommandOperators.Fault> fault = Stream.concat(
                        written.textFormat().stream(),
                        written.jsonFormat().stream()
                                .flatMap(fields -> fields.values().stream().flatMap(ModuleLogStage::texts)))
                .flatMap(text -> CommandOperators.fault(text).stream())
                .findFirst();
        fault.ifPresent(what -> found.add(ModuleProblems.logFormatInvalid(module, what)));
        return fault.isPresent();
    }

    private static Stream<String> texts(LogValue value) {
        return switch (value) {
            case LogText(String text) -> Stream.of(text);
            case LogObject(SequencedMap<String, LogValue> nested) ->
                nested.values().stream().flatMap(ModuleLogStage::texts);
            case LogNumber _, LogBool _ -> Stream.of();
        };
    }

    private static LogFormat text(ModuleLogging written) {
        return new TextFormat(written.textFormat().filter(t -> !t.isEmpty()).orElse(DEFAULT_TEXT) + "\n");
    }

    private static LogFormat json(ModuleLogging written, boolean mismatch) {
        if (mismatch) return new JsonFormat(new LinkedHashMap<>());
        return new JsonFormat(
                written.jsonFormat().map(ModuleLogStage::fields).orElseGet(ModuleLogStage::defaultFields));
    }

    private static SequencedMap<String, JsonValue> fields(SequencedMap<String, LogValue> written) {
        SequencedMap<String, JsonValue> fields = new LinkedHashMap<>();
        written.forEach((key, value) -> fields.put(key, value(value)));
        return fields;
    }

    private static JsonValue value(LogValue written) {
        return switch (written) {
            case LogText(String text) -> new JsonText(text);
            case LogNumber(double number) -> new JsonNumber(number);
            case LogBool(boolean flag) -> new JsonBool(flag);
            case LogObject(SequencedMap<String, LogValue> nested) -> new JsonObject(fields(nested));
        };
    }

    private static SequencedMap<String, JsonValue> defaultFields() {
        SequencedMap<String, JsonValue> fields = new LinkedHashMap<>();
        String[][] operators = {
            {"start_time", "START_TIME"},
            {"method", "REQ(:METHOD)"},
            {"path", "REQ(X-ENVOY-ORIGINAL-PATH?:PATH)"},
            {"protocol", "PROTOCOL"},
            {"response_code", "RESPONSE_CODE"},
            {"response_flags", "RESPONSE_FLAGS"},
            {"bytes_received", "BYTES_RECEIVED"},
            {"bytes_sent", "BYTES_SENT"},
            {"duration", "DURATION"},
            {"upstream_service_time", "RESP(X-ENVOY-UPSTREAM-SERVICE-TIME)"},
            {"x_forwarded_for", "REQ(X-FORWARDED-FOR)"},
            {"user_agent", "REQ(USER-AGENT)"},
            {"request_id", "REQ(X-REQUEST-ID)"},
            {"authority", "REQ(:AUTHORITY)"},
            {"upstream_host", "UPSTREAM_HOST"},
            {"upstream_cluster", "UPSTREAM_CLUSTER"},
            {"upstream_local_address", "UPSTREAM_LOCAL_ADDRESS"},
            {"downstream_local_address", "DOWNSTREAM_LOCAL_ADDRESS"},
            {"downstream_remote_address", "DOWNSTREAM_REMOTE_ADDRESS"},
            {"requested_server_name", "REQUESTED_SERVER_NAME"},
            {"istio_policy_status", "DYNAMIC_METADATA(istio.mixer:status)"},
            {"upstream_transport_failure_reason", "UPSTREAM_TRANSPORT_FAILURE_REASON"},
        };
        for (String[] each : operators) fields.put(each[0], new JsonText("%" + each[1] + "%"));
        return fields;
    }
}
