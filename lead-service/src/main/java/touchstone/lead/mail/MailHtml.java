package touchstone.lead.mail;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The same mail for readers that show HTML: paragraphs, links that can be clicked, and the direction of the script. It says nothing that the plain text does not. */
final class MailHtml {
    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "dv", "fa", "he", "ps", "ur", "yi");
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]+");

    private MailHtml() {}

    static String of(String subject, String body, String locale) {
        boolean rtl = RIGHT_TO_LEFT.contains(Locale.forLanguageTag(locale).getLanguage());
        var html = new StringBuilder("<!doctype html><html lang=\"").append(escaped(locale)).append("\" dir=\"").append(rtl ? "rtl" : "ltr")
                .append("\"><head><meta charset=\"utf-8\"><title>").append(escaped(subject)).append("</title></head><body>");
        for (String paragraph : body.strip().split("\\R\\R+")) {
            html.append("<p dir=\"auto\">").append(ADDRESS.matcher(escaped(paragraph)).replaceAll("<a href=\"$0\">$0</a>").replaceAll("\\R", "<br>")).append("</p>");
        }
        return html.append("</body></html>").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
