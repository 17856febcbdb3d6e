package touchstone.catalog.sheet;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import java.util.List;
import touchstone.catalog.sheet.SheetStatus.State;

/** What people see who follow the QR code of a sheet. */
final class SheetPage {
    private static final Template PAGE = Engine.builder().addDefaults().addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML))).build().parse("""
            <!doctype html>
            <html lang="{locale}" dir="{direction}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>{title}</title>
            <style>body \\{ font: 1.1rem/1.6 system-ui, sans-serif; max-width: 34rem; margin: 12vh auto; padding: 0 1.2rem; color: #1f2933 }
            h1 \\{ font-size: 1.5rem; line-height: 1.3; border-inline-start: .4rem solid {color}; padding-inline-start: .8rem } dt \\{ color: #52606d } dd \\{ margin: 0 0 .8rem; overflow-wrap: anywhere }</style></head>
            <body><p>{title}</p><h1>{verdict}</h1>
            <dl><dt>{revisionLabel}</dt><dd>{revision}</dd>{#if current}<dt>{currentLabel}</dt><dd>{current}</dd>{/if}<dt>{hashLabel}</dt><dd><bdi>{hash}</bdi></dd></dl></body>
            </html>
            """, Variant.forContentType(Variant.TEXT_HTML));

    private SheetPage() {}

    static String of(SheetStatus status) {
        Wording wording = new Wording(status.locale());
        String state = status.state().name().toLowerCase(java.util.Locale.ROOT);
        return PAGE.data("locale", status.locale()).data("direction", wording.rightToLeft() ? "rtl" : "ltr").data("title", wording.label("title"))
                .data("verdict", wording.label("status." + state)).data("color", status.state() == State.CURRENT ? "#1a7f37" : "#b42318")
                .data("revisionLabel", wording.label("revision")).data("revision", Long.toString(status.revision()))
                .data("current", status.state() == State.SUPERSEDED ? Long.toString(status.current()) : null).data("currentLabel", wording.label("status.now"))
                .data("hashLabel", wording.label("hash")).data("hash", status.hash()).render();
    }
}
