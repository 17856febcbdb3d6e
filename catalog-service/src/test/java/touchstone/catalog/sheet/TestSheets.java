package touchstone.catalog.sheet;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import touchstone.catalog.family.Attribute;
import touchstone.catalog.family.AttributeType;
import touchstone.catalog.family.Family;
import touchstone.catalog.family.Measurement;
import touchstone.catalog.sheet.Typesetting.Document;
import touchstone.commons.Money;

/** A bicycle frame in six locales, as a sheet. */
final class TestSheets {
    static final Map<String, String> TEXTS = new LinkedHashMap<>(Map.of());
    static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());
    static final PublicView VIEW = new PublicView(new Family("standard", List.of(new Attribute("description", AttributeType.TEXT, true, true, 0, List.of(), false, List.of()))));
    static final Typesetting TYPESETTING = new Typesetting();

    static {
        TEXTS.put("en", "A light frame of aluminum; it is welded and heat-treated for strength.");
        TEXTS.put("fr", "Un cadre léger en aluminium ; soudé et traité à chaud pour plus de résistance.");
        TEXTS.put("ar", "هيكل خفيف من الألومنيوم، تم لحامه ومعالجته حراريًا لزيادة قوته.");
        TEXTS.put("he", "מסגרת אלומיניום קלה; להענקת חוזק, היא מרותכת ומוקשחת בחום.");
        TEXTS.put("th", "เฟรมอลูมิเนียมน้ำหนักเบา ผ่านการเชื่อมและการอบด้วยความร้อนเพื่อความแข็งแรง ที่นี่ก็มีปั๊มน้ำ");
        TEXTS.put("zh-Hant", "輕巧的鋁製車架；經過焊接和熱處理，堅固耐用。简体字也能显示。");
    }

    private TestSheets() {}

    static SheetContent content(String locale) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("model", "HL Road Frame");
        facts.put("finished_good", true);
        facts.put("color", "Black");
        facts.put("size", new Measurement(new BigDecimal("58"), "CM"));
        facts.put("weight", new Measurement(new BigDecimal("2.24"), "LB"));
        facts.put("lead_time_days", new BigDecimal("14"));
        return new SheetContent(UUID.fromString("0199c7a0-0000-7000-8000-000000000001"), "FR-R92B-58", 7, Instant.parse("2026-01-31T10:00:00Z"), "web", locale,
                "HL Road Frame - Black, 58", TEXTS.get(locale), "Components", "Road Frames", new Money(143150, "USD"), facts);
    }

    static String template() {
        try (InputStream source = SheetTemplate.class.getResourceAsStream("/sheet/sheet.fo")) {
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Document sheet(String locale) {
        SheetContent content = content(locale);
        String filled = new SheetTemplate(0, template()).fill(content, VIEW, content.hash(JSON), "https://shop.example/sheets/" + content.product() + "/7/web/" + locale);
        return TYPESETTING.pdf(filled, new Wording(locale).locale(), content.name(), content.at());
    }
}
