package touchstone.gateway.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an event says, as it is kept: text that every database takes, addresses of pages without what was asked there, and nothing that tells who somebody is, since no
 * erasure reaches the journal. Left out are members with a name for that, and text with an e-mail address in it or that is a phone number.
 */
final class Plain {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** In lower case, without what else stands between words. */
    private static final Set<String> PERSONAL = Set.of("email", "emails", "emailaddress", "mail", "phone", "phonenumber", "telephone", "tel", "mobile", "mobilephone", "cellphone", "fax",
            "name", "fullname", "firstname", "middlename", "lastname", "givenname", "familyname", "surname", "nickname", "displayname", "username", "login", "avatar",
            "address", "addressline1", "addressline2", "address1", "address2", "street", "streetaddress", "postaladdress", "homeaddress", "billingaddress", "shippingaddress",
            "birthday", "birthdate", "dateofbirth", "dob", "ip", "ipaddress", "iban", "ssn");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[_ .$-]");
    // The part after the sign is no longer than names of hosts are, so that no text takes long.
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@](?:@|%40)[^\\s@]{0,253}\\.[^\\s@]");
    /** Beginning as numbers for other countries, other towns or with brackets do, or as in North America; no date and no fraction. */
    private static final Pattern PHONE = Pattern.compile("(?!\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}$)(?!0\\.\\d+$)(?:(?:\\+|0|\\()[0-9 ()./-]{6,24}|[0-9]{3}[ .-][0-9]{3}[ .-][0-9]{4})");
    private static final int LONGEST_PHONE = 25;

    private Plain() {}

    /** Null if nothing of it is kept. */
    static JsonNode of(JsonNode json) {
        if (json.isTextual()) return text(json.textValue());
        if (json.isArray()) {
            ArrayNode plain = NODES.arrayNode();
            json.forEach(value -> {
                JsonNode kept = of(value);
                if (kept != null) plain.add(kept);
            });
            return plain;
        }
        if (json.isObject()) {
            ObjectNode plain = NODES.objectNode();
            json.properties().forEach(value -> {
                JsonNode kept = isKept(value.getKey(), json) ? of(value.getValue()) : null;
                if (kept != null) plain.set(clean(value.getKey()), kept);
            });
            return plain;
        }
        return json;
    }

    private static boolean isKept(String name, JsonNode among) {
        String word = BETWEEN_WORDS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
        // The name of a product is nobody's.
        if (word.equals("name")) return among.has("product_id") || among.has("sku");
        return !word.equals("search") && !PERSONAL.contains(word) && !tellsWho(name);
    }

    private static JsonNode text(String said) {
        String text = clean(said);
        int query = text.startsWith("http:") || text.startsWith("https:") || text.startsWith("/") ? text.indexOf('?') : -1;
        String kept = query < 0 ? text : text.substring(0, query);
        return tellsWho(kept) ? null : NODES.textNode(kept);
    }

    /** Whether there is an e-mail address in it, or it is a phone number. */
    static boolean tellsWho(String text) {
        return (text.indexOf('@') >= 0 || text.contains("%40")) && ADDRESS.matcher(text).find() || text.length() <= LONGEST_PHONE && PHONE.matcher(text.strip()).matches();
    }

    static String clean(String text) {
        if (isClean(text)) return text;
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> clean.appendCodePoint(c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? '\uFFFD' : c));
        return clean.toString();
    }

    private static boolean isClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == 0 || Character.isSurrogate(text.charAt(i))) return false;
        }
        return true;
    }
}
