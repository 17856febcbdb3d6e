package touchstone.catalog.family;

/** Global Trade Item Numbers: GTIN-8, -12, -13 and -14, with the check digit of the GS1 General Specifications, section 7.9. */
final class Gtin {
    private Gtin() {}

    /** @throws NotOfType if it is none */
    static String checked(String text) {
        if (!text.matches("[0-9]{8}|[0-9]{12,14}")) throw new NotOfType("not-a-gtin", "has not 8, 12, 13 or 14 digits");
        int sum = 0;
        for (int i = 0; i < text.length(); i++) sum += (text.charAt(text.length() - 1 - i) - '0') * (i % 2 == 0 ? 1 : 3);
        if (sum % 10 != 0) throw new NotOfType("wrong-check-digit", "has a last digit that does not fit the others");
        return text;
    }
}
