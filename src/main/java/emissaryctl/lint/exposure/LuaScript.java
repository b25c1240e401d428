package emissaryctl.lint.exposure;

import emissaryctl.diag.Code;
import emissaryctl.diag.Diagnostic;
import emissaryctl.lint.Model;
import emissaryctl.lint.ResourceRule;
import emissaryctl.resource.AmbassadorModule;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// `lua_scripts` run on every request. Some of what Lua can do harms all of them.
final class LuaScript implements ResourceRule<AmbassadorModule> {

    private static final List<String> RISKY =
            List.of("os.", "io.", "loadstring", "dofile", "load(", "debug.", ":body(");

    @Override
    public Code code() {
        return Code.LUA_SCRIPT;
    }

    @Override
    public Class<AmbassadorModule> kind() {
        return AmbassadorModule.class;
    }

    @Override
    public void check(AmbassadorModule ambassadorModule, Model model, Consumer<Diagnostic> found) {
        Optional<String> script = ambassadorModule.filters().luaScripts();
        if (script.isEmpty()) return;
        Optional<String> risky = RISKY.stream().filter(script.get()::contains).findFirst();
        if (risky.isEmpty()) return;
        boolean body = risky.get().equals(":body(");
        found.accept(Diagnostic.warning(
                        code(),
                        ambassadorModule.metadata().at("lua_scripts"),
                        body
                                ? "the script waits for whole bodies with `:body()`: each request is held in memory until its"
                                        + " last byte"
                                : "the script uses `" + risky.get()
                                        + "`, which reaches out of the request into Envoy's process")
                .withHelp(
                        body
                                ? "read bodies in pieces with `bodyChunks()`, or set `buffer`"
                                : "do it in a service of its own"));
    }
}
