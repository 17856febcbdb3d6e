package touchstone.catalog.sheet;

/** What a reader has to give before a product's sheet is handed over: the value of the attribute {@value #ATTRIBUTE}, governed like any other. */
public enum SheetGate {
    OPEN, EMAIL, REGISTRATION, VERIFIED_COMPANY;

    public static final String ATTRIBUTE = "sheet_gate";
}
