package touchstone.catalog.sheet;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import touchstone.catalog.family.Attribute;
import touchstone.catalog.family.AttributeType;
import touchstone.catalog.family.Family;
import touchstone.catalog.family.Measurement;
import touchstone.catalog.gate.Gate;
import touchstone.commons.Money;

/** A bicycle frame in six locales: what a template is tried on. */
final class SampleSheet {
    static final PublicView VIEW = new PublicView(new Gate(Map.of("sample", new Family("sample",
            List.of(new Attribute(Family.DESCRIPTION, AttributeType.TEXT, true, true, 0, List.of(), false, List.of()))))), "sample");
    private static final Map<String, String> DESCRIPTIONS = Map.of(
            "en", "A light frame of aluminum; it is welded and heat-treated for strength.",
            "fr", "Un cadre léger en aluminium ; soudé et traité à chaud pour plus de résistance.",
            "ar", "هيكل خفيف من الألومنيوم، تم لحامه ومعالجته حراريًا لزيادة قوته.",
            "he", "מסגרת אלומיניום קלה; להענקת חוזק, היא מרותכת ומוקשחת בחום.",
            "th", "เฟรมอลูมิเนียมน้ำหนักเบา ผ่านการเชื่อมและการอบด้วยความร้อนเพื่อความแข็งแรง ที่นี่ก็มีปั๊มน้ำ",
            "zh-Hant", "輕巧的鋁製車架；經過焊接和熱處理，堅固耐用。简体字也能显示。");
    static final List<String> LOCALES = DESCRIPTIONS.keySet().stream().sorted().toList();

    private SampleSheet() {}

    static SheetContent in(String locale) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("model", "HL Road Frame");
        facts.put("finished_good", true);
        facts.put("color", "Black");
        facts.put("size", new Measurement(new BigDecimal("58"), "CM"));
        facts.put("weight", new Measurement(new BigDecimal("2.24"), "LB"));
        facts.put("lead_time_days", new BigDecimal("14"));
        return new SheetContent(UUID.fromString("0199c7a0-0000-7000-8000-000000000001"), "FR-R92B-58", 7, Instant.parse("2026-01-31T10:00:00Z"), "web", locale,
                "HL Road Frame - Black, 58", DESCRIPTIONS.get(locale), "Components", "Road Frames", new Money(143150, "USD"), facts);
    }
}
