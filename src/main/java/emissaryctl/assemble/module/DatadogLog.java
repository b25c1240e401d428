package emissaryctl.assemble.module;

import emissaryctl.gateway.AccessLogging.FileLog;
import emissaryctl.gateway.AccessLogging.JsonFormat;
import emissaryctl.gateway.AccessLogging.JsonText;
import emissaryctl.gateway.AccessLogging.JsonValue;
import emissaryctl.gateway.TracingSettings;
import emissaryctl.gateway.TracingSettings.Datadog;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// With Datadog tracing the default JSON log carries the ids by which Datadog joins logs and traces.
public final class DatadogLog {

    private DatadogLog() {}

    /// The log of the Module, with the ids if there is something to join.
    public static FileLog extend(ModuleSettings module, Optional<TracingSettings> tracing) {
        FileLog log = module.log();
        boolean datadog = tracing.filter(t -> t.provider() instanceof Datadog).isPresent();
        if (!datadog || !module.defaultJsonLog() || !(log.format() instanceof JsonFormat(var fields))) return log;
        SequencedMap<String, JsonValue> extended = new LinkedHashMap<>(fields);
        extended.put("dd.trace_id", new JsonText("%REQ(X-DATADOG-TRACE-ID)%"));
        extended.put("dd.span_id", new JsonText("%REQ(X-DATADOG-PARENT-ID)%"));
        return new FileLog(log.path(), new JsonFormat(extended));
    }
}
