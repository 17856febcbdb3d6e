package touchstone.bench;

import java.util.List;

/** Products that are made up, always the same. */
final class Goods {
    static final List<String> LOCALES = List.of("en", "fr", "th");
    private static final List<String> KINDS = List.of("Pump", "Valve", "Sensor", "Drive", "Filter", "Gauge", "Coupling", "Bearing", "Motor", "Switch");
    private static final List<String> MANNERS = List.of("quiet", "compact", "sturdy", "precise", "light", "fast", "sealed", "modular");
    private static final List<String> COLORS = List.of("Blue", "Black", "Silver", "Red", "Grey", "Green");
    private static final String HEADER = "sku,name,category,subcategory,list_price_usd,color,class,weight,weight_unit,description_en,description_fr,description_th\n";

    private Goods() {}

    /** A file of the products from one number up to another, the price raised by {@code raise} dollars. */
    static String csv(int from, int to, int raise) {
        StringBuilder csv = new StringBuilder(HEADER);
        for (int i = from; i < to; i++) {
            String kind = kind(i);
            String manner = MANNERS.get(i / 7 % MANNERS.size());
            csv.append("B-").append(i).append(',').append(manner).append(' ').append(kind).append(' ').append(i).append(',').append(kind).append("s,").append(manner).append(' ').append(kind).append("s,")
                    .append(10 + i % 900 + raise).append(".50,").append(COLORS.get(i % COLORS.size())).append(',').append(List.of("Low", "Medium", "High").get(i % 3)).append(',')
                    .append(1 + i % 40).append(".25,KG,A ").append(manner).append(' ').append(kind.toLowerCase()).append(" for water and acids; series ").append(i % 500).append(".,")
                    .append("Un modèle ").append(manner).append(" pour eau et acides ; série ").append(i % 500).append(".,").append("รุ่นสำหรับน้ำและกรด ชุดที่ ").append(i % 500).append('\n');
        }
        return csv.toString();
    }

    static String kind(long i) {
        return KINDS.get((int) (i % KINDS.size()));
    }

    static String color(long i) {
        return COLORS.get((int) (i % COLORS.size()));
    }
}
