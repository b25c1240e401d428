package emissaryctl.envoy.filter.policy;

import com.google.api.expr.v1alpha1.Constant;
import com.google.api.expr.v1alpha1.Expr;
import java.util.List;

/// The claim `iat` in the expression language CEL, the only one in which Envoy compares numbers with the time:
/// `!has(token.iat) || token.iat <= double(int(request.time)) + leeway`.
final class IssuedAtExpression {

    private IssuedAtExpression() {}

    static Expr notAfterNow(String key, int leewaySeconds) {
        Expr absent = call("!_", issuedAt(key, true));
        Expr now = call("double", call("int", field(name("request"), "time", false)));
        Expr latest = call("_+_", now, number(leewaySeconds));
        return call("_||_", absent, call("_<=_", issuedAt(key, false), latest));
    }

    private static Expr issuedAt(String key, boolean test) {
        Expr all = field(name("metadata"), "filter_metadata", false);
        Expr token = call("_[_]", call("_[_]", all, text("envoy.filters.http.jwt_authn")), text(key));
        return field(token, "iat", test);
    }

    private static Expr name(String name) {
        return Expr.newBuilder()
                .setIdentExpr(Expr.Ident.newBuilder().setName(name))
                .build();
    }

    private static Expr field(Expr of, String field, boolean test) {
        return Expr.newBuilder()
                .setSelectExpr(
                        Expr.Select.newBuilder().setOperand(of).setField(field).setTestOnly(test))
                .build();
    }

    private static Expr call(String function, Expr... arguments) {
        return Expr.newBuilder()
                .setCallExpr(Expr.Call.newBuilder().setFunction(function).addAllArgs(List.of(arguments)))
                .build();
    }

    private static Expr text(String text) {
        return Expr.newBuilder()
                .setConstExpr(Constant.newBuilder().setStringValue(text))
                .build();
    }

    private static Expr number(int number) {
        return Expr.newBuilder()
                .setConstExpr(Constant.newBuilder().setDoubleValue(number))
                .build();
    }
}
