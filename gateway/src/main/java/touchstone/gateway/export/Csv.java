package touchstone.gateway.export;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import touchstone.gateway.ledger.TouchView;

/** Touches as RFC 4180 has them. */
final class Csv {
    static final String HEAD = "id,at,verb,subject,revision,channel,locale,prospect,visitor,signedIn,method,route,status,referrer,site,campaign,event,client,verdict\r\n";
    /** With these a spreadsheet would begin to calculate. */
    private static final String FORMULA = "=+-@\t\r";

    private Csv() {}

    static String lines(List<TouchView> touches) {
        return touches.stream().map(touch -> line(touch.id(), touch.at(), touch.verb(), touch.subject(), touch.revision(), touch.channel(), touch.locale(), touch.prospect(),
                touch.visitor(), touch.signedIn(), touch.method(), touch.route(), touch.status(), touch.referrer(), touch.site(), campaign(touch), touch.event(), touch.client(), touch.verdict())).collect(Collectors.joining());
    }

    private static String campaign(TouchView touch) {
        return touch.campaign() == null ? null : touch.campaign().entrySet().stream().map(value -> value.getKey() + "=" + value.getValue()).collect(Collectors.joining("; "));
    }

    static String line(Object... cells) {
        return Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String cell(Object value) {
        String text = value == null ? "" : value.toString();
        if (!text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0) text = "'" + text;
        return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n') ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}
