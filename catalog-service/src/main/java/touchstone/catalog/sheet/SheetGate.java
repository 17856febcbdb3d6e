package touchstone.catalog.sheet;

import touchstone.catalog.family.Audience;

/** What a reader has to give before a product's sheet is handed over: the value of the attribute {@value touchstone.catalog.family.Family#SHEET_GATE}, governed like any other. */
public enum SheetGate {
    OPEN, EMAIL, REGISTRATION, VERIFIED_COMPANY;

    /** @param pass whether the reader left an e-mail address with us */
    boolean opens(Audience reader, boolean pass) {
        return switch (this) {
            case OPEN -> true;
            case EMAIL -> pass || reader.sees(Audience.REGISTERED);
            case REGISTRATION -> reader.sees(Audience.REGISTERED);
            case VERIFIED_COMPANY -> reader.sees(Audience.VERIFIED_COMPANY);
        };
    }
}
