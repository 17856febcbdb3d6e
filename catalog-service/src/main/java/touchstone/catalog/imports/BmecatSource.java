package touchstone.catalog.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import touchstone.catalog.imports.TableRow.Broken;
import touchstone.catalog.family.OptionList;
import touchstone.catalog.product.Finding;
import touchstone.catalog.product.Yardstick;

/**
 * Reads the products of a BMEcat catalog (2005, and 1.2, which calls them articles), one by one. Document types and external entities are not read. What an element
 * of a product holds is called by its name, its language after an at sign: see {@link BmecatNaming}. XML that is broken ends the file where it is.
 */
final class BmecatSource implements Source {
    static final String UNIT = " unit";
    private static final int MOST_FINDINGS = 200;
    private static final int MOST_KINDS = 500;
    private static final int DEEPEST = 100;
    private static final Set<String> PRODUCTS = Set.of("PRODUCT", "ARTICLE");

    private final XMLStreamReader xml;
    private final Yardstick yardstick;
    private final BmecatNaming bmecat;
    private final Naming naming;
    /** By family and the names that products have: most of a catalog have the same. */
    private final Map<String, Map<List<String>, Columns>> columns = new HashMap<>();
    private final Set<String> unknown = new TreeSet<>();
    private String currency;
    private long row;
    private boolean damaged;

    /** @throws FileNotReadable if it is no BMEcat file */
    BmecatSource(InputStream bytes, Mapping mapping, Yardstick yardstick) {
        this.yardstick = yardstick;
        this.bmecat = new BmecatNaming(yardstick);
        this.naming = mapping == null ? bmecat : mapping.naming(bmecat);
        try {
            // The JDK's own, whose limits on entities and attributes are known.
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            xml = factory.createXMLStreamReader(bytes);
            while (xml.next() != XMLStreamConstants.START_ELEMENT) {}
        } catch (XMLStreamException | RuntimeException e) {
            throw new FileNotReadable("It is no XML" + at(e) + ".");
        }
        if (!xml.getLocalName().equals("BMECAT")) throw new FileNotReadable("It is no BMEcat file.");
    }

    @Override
    public List<Finding> findings() {
        return unknown.stream().map(name -> new Finding("unknown-column", null, "The element " + name + " is no attribute. It was passed over.")).toList();
    }

    @Override
    public Line next() throws IOException {
        try {
            while (!damaged && xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) continue;
                if (PRODUCTS.contains(xml.getLocalName())) return product();
                if (xml.getLocalName().equals("LANGUAGE")) language();
                else if (xml.getLocalName().equals("CURRENCY") && currency == null) currency = text();
            }
            return null;
        } catch (XMLStreamException | RuntimeException e) {
            damaged = true;
            return Line.wrong(++row, null, new Finding(Broken.FILE_DAMAGED.code, null, (e instanceof TooDeep ? "More than " + DEEPEST + " elements are nested" : "The XML is broken") + at(e) + ": nothing from there on can be read."));
        }
    }

    private void language() throws XMLStreamException {
        boolean first = !"false".equals(xml.getAttributeValue(null, "default"));
        String code = text();
        if (first && !code.isEmpty()) bmecat.language(code);
    }

    private Line product() throws XMLStreamException {
        long at = ++row;
        String end = xml.getLocalName();
        String mode = xml.getAttributeValue(null, "mode");
        Map<String, String> cells = new LinkedHashMap<>();
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT || !xml.getLocalName().equals(end); event = xml.next()) {
            if (event != XMLStreamConstants.START_ELEMENT) continue;
            switch (xml.getLocalName()) {
                case "FEATURE" -> feature(cells);
                case "PRODUCT_PRICE", "ARTICLE_PRICE" -> price(cells);
                case "SUPPLIER_PID", "SUPPLIER_AID", "DESCRIPTION_SHORT", "DESCRIPTION_LONG", "INTERNATIONAL_PID", "EAN", "MANUFACTURER_PID", "MANUFACTURER_AID", "MANUFACTURER_NAME",
                     "ERP_GROUP_BUYER", "ERP_GROUP_SUPPLIER", "MANUFACTURER_TYPE_DESCR" -> {
                    String name = named(xml.getLocalName());
                    cells.putIfAbsent(name, text());
                }
                default -> { }
            }
        }
        return line(at, mode, cells);
    }

    private void feature(Map<String, String> cells) throws XMLStreamException {
        String name = null;
        String unit = "";
        Map<String, List<String>> values = new LinkedHashMap<>();
        while (!ended("FEATURE")) {
            if (!xml.isStartElement()) continue;
            switch (xml.getLocalName()) {
                case "FNAME" -> {
                    String text = text();
                    if (name == null) name = text;
                }
                case "FVALUE" -> {
                    String language = xml.getAttributeValue(null, "lang");
                    values.computeIfAbsent(language == null ? "" : "@" + language, key -> new ArrayList<>()).add(text());
                }
                case "FUNIT" -> unit = text();
                default -> { }
            }
        }
        if (name == null) return;
        for (var value : values.entrySet()) cells.putIfAbsent("FEATURE " + name + value.getKey(), value.getValue().size() == 1 ? value.getValue().get(0) : OptionList.write(value.getValue()));
        if (!unit.isEmpty()) cells.putIfAbsent("FEATURE " + name + UNIT, unit);
    }

    /** Of prices by quantity, that of the least counts. */
    private void price(Map<String, String> cells) throws XMLStreamException {
        String element = xml.getLocalName();
        String type = xml.getAttributeValue(null, "price_type");
        String amount = null;
        String in = currency;
        String from = "1";
        while (!ended(element)) {
            if (!xml.isStartElement()) continue;
            switch (xml.getLocalName()) {
                case "PRICE_AMOUNT" -> amount = text();
                case "PRICE_CURRENCY" -> in = text();
                case "LOWER_BOUND" -> from = text();
                default -> { }
            }
        }
        if (amount != null && (from.equals("1") || from.equals("0"))) cells.putIfAbsent(element + " " + type + " " + in, amount);
    }

    private boolean ended(String element) throws XMLStreamException {
        return xml.next() == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(element);
    }

    private String named(String element) {
        String language = xml.getAttributeValue(null, "lang");
        return language == null ? element : element + "@" + language;
    }

    /** The text of an element, without the elements in it, as far as it is taken: a little more than a value may have, so that its attribute refuses it. */
    private String text() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int depth = 0;
        for (int event = xml.next(); depth > 0 || event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA || event == XMLStreamConstants.SPACE) {
                if (depth == 0 && text.length() <= CsvRecords.LONGEST_FIELD) text.append(xml.getText());
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                if (++depth > DEEPEST) throw new TooDeep(xml.getLocation());
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new XMLStreamException("entity", xml.getLocation());
            }
        }
        return text.toString().strip();
    }

    private Line line(long at, String mode, Map<String, String> cells) {
        List<String> names = List.copyOf(cells.keySet());
        List<Meaning> meanings = names.stream().map(naming::meaning).toList();
        Header header = new Header(names, meanings);
        List<String> texts = List.copyOf(cells.values());
        int sku = header.at(Header.SKU);
        String key = sku < 0 ? "" : texts.get(sku);
        if ("delete".equals(mode)) return Line.wrong(at, key, new Finding("mode-not-taken", null, "The product is to be deleted, which an import does not do. Withdraw it instead."));
        for (int i = 0; i < texts.size(); i++) {
            if (texts.get(i).length() > CsvRecords.LONGEST_FIELD) return Line.wrong(at, key, new Finding(Broken.FIELD_TOO_LONG.code, null, "The element " + header.name(i) + " " + Broken.FIELD_TOO_LONG.detail + "."));
        }
        int family = header.at(Header.FAMILY);
        return Line.of(at, key, family < 0 || texts.get(family).isEmpty() ? null : texts.get(family), "The element SUPPLIER_PID", (known, present) -> {
            Map<List<String>, Columns> alike = columns.computeIfAbsent(known.code(), code -> new HashMap<>());
            if (alike.size() == MOST_KINDS) alike.clear();
            Columns columns = alike.computeIfAbsent(names, list -> new Columns(header, known, yardstick));
            if (unknown.size() < MOST_FINDINGS) columns.unknown().forEach(position -> unknown.add(header.name(position)));
            return columns.read(at, key, texts, columns.unknown());
        });
    }

    private static String at(Exception e) {
        return e instanceof XMLStreamException broken && broken.getLocation() != null
                ? String.format(Locale.ROOT, " at line %d, column %d", broken.getLocation().getLineNumber(), broken.getLocation().getColumnNumber()) : "";
    }

    private static final class TooDeep extends XMLStreamException {
        TooDeep(Location at) {
            super("too deep", at);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }
}
