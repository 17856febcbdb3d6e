package touchstone.bench;

import java.util.List;
import java.util.Locale;

/**
 * A product that is made up, always the same for the same number.
 *
 * @param id given by the catalog, or null
 */
record Goods(int number, String id) {
    static final List<String> LOCALES = List.of("en", "fr", "th");
    /** From this number on the kinds, manners, colours and classes come round again. */
    static final int ROUND = 1_680;
    private static final List<String> KINDS = List.of("Pump", "Valve", "Sensor", "Drive", "Filter", "Gauge", "Coupling", "Bearing", "Motor", "Switch");
    private static final List<String> MANNERS = List.of("quiet", "compact", "sturdy", "precise", "light", "fast", "sealed", "modular");
    private static final List<String> COLORS = List.of("Blue", "Black", "Silver", "Red", "Grey", "Green");
    private static final String HEADER = "sku,name,category,subcategory,list_price_usd,color,class,weight,weight_unit,description_en,description_fr,description_th\n";

    String sku() {
        return "B-" + String.format(Locale.ROOT, "%06d", number);
    }

    String name() {
        return manner() + " " + kind(number) + " " + String.format(Locale.ROOT, "%06d", number);
    }

    /** A file of the products from one number up to another, the price raised by {@code raise} dollars. */
    static String csv(int from, int to, int raise) {
        StringBuilder csv = new StringBuilder(HEADER);
        for (int i = from; i < to; i++) new Goods(i, null).row(csv, raise);
        return csv.toString();
    }

    static String kind(long i) {
        return KINDS.get((int) (i % KINDS.size()));
    }

    static String color(long i) {
        return COLORS.get((int) (i % COLORS.size()));
    }

    private String manner() {
        return MANNERS.get(number / 7 % MANNERS.size());
    }

    private void row(StringBuilder csv, int raise) {
        String kind = kind(number);
        csv.append(sku()).append(',').append(name()).append(',').append(kind).append("s,").append(manner()).append(' ').append(kind).append("s,")
                .append(10 + number % 900 + raise).append(".50,").append(color(number)).append(',').append(List.of("Low", "Medium", "High").get(number % 3)).append(',')
                .append(1 + number % 40).append(".25,KG,A ").append(manner()).append(' ').append(kind.toLowerCase(Locale.ROOT)).append(" for water and acids; series ").append(number % 500).append(".,")
                .append("Un modèle ").append(manner()).append(" pour eau et acides ; série ").append(number % 500).append(".,").append("รุ่นสำหรับน้ำและกรด ชุดที่ ").append(number % 500).append('\n');
    }
}
