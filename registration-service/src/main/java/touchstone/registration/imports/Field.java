package touchstone.registration.imports;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import touchstone.registration.prospect.Attribute;
import touchstone.registration.prospect.Profile;

/** What a column of a file can be. Where no mapping is given, a column is known by its name, whatever its case and punctuation. */
enum Field {
    KEY(null, 200, "key", "id", "externalid", "customerid", "customernumber", "prospectid", "accountnumber", "accountid"),

    GIVEN_NAME(Attribute.GIVEN_NAME, Profile.LONGEST_NAME, "givenname", "firstname", "forename"),
    FAMILY_NAME(Attribute.FAMILY_NAME, Profile.LONGEST_NAME, "familyname", "lastname", "surname"),
    EMAIL(Attribute.EMAIL, 254, "email", "emailaddress", "mail"),
    COMPANY(Attribute.COMPANY, Profile.LONGEST_TITLE, "company", "companyname", "organization", "organisation", "employer"),
    JOB_TITLE(Attribute.JOB_TITLE, Profile.LONGEST_TITLE, "jobtitle", "position"),

    SALUTATION(Attribute.SALUTATION, 50, "salutation"),
    /** Kept as it was said, with the source record. */
    MIDDLE_NAME(null, 100, "middlename"),

    NAME(null, 200, "name", "accountname"),
    BUSINESS_TYPE(null, 100, "businesstype", "industry"),
    PHONE(null, 50, "phone", "phonenumber", "telephone"),
    ADDRESS_LINE_1(null, 200, "addressline1", "address", "street"),
    ADDRESS_LINE_2(null, 200, "addressline2"),
    CITY(null, 100, "city", "town"),
    REGION(null, 100, "state", "region", "province"),
    POSTAL_CODE(null, 20, "postalcode", "zip", "zipcode", "postcode"),
    COUNTRY(null, 100, "country", "countrycode"),
    EMPLOYEES(null, 20, "employees"),
    ANNUAL_SALES(null, 50, "annualsales", "annualsalesusd"),
    ANNUAL_REVENUE(null, 50, "annualrevenue", "annualrevenueusd"),
    PRODUCT_LINE(null, 100, "productline"),
    YEAR_OPENED(null, 20, "yearopened"),
    FIRST_ORDER_YEAR(null, 20, "firstorderyear"),
    LAST_ORDER_YEAR(null, 20, "lastorderyear");

    private final Attribute attribute;
    private final int longest;
    private final List<String> names;

    Field(Attribute attribute, int longest, String... names) {
        this.attribute = attribute;
        this.longest = longest;
        this.names = List.of(names);
    }

    /** What of the golden record it fills, if there is room for it there. */
    Optional<Attribute> attribute() {
        return Optional.ofNullable(attribute);
    }

    /** In characters. */
    int longest() {
        return longest;
    }

    /** As it is written in a mapping, and in JSON. */
    String word() {
        String[] words = name().toLowerCase(Locale.ROOT).split("_");
        return Stream.of(words).skip(1).map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1)).reduce(words[0], String::concat);
    }

    static Optional<Field> of(String word) {
        return Stream.of(values()).filter(field -> field.word().equals(word)).findFirst();
    }

    /** What a column of this name is taken for. */
    static Optional<Field> guess(String column) {
        String plain = column.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return Stream.of(values()).filter(field -> field.names.contains(plain)).findFirst();
    }
}
