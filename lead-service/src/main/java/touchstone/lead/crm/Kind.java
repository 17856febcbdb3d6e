package touchstone.lead.crm;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What kind of system it is. */
@Schema(name = "CrmKind")
enum Kind {
    HUBSPOT, SALESFORCE;

    /** Where its mapping to begin with lies. */
    String resource() {
        return "/crm/" + name().toLowerCase() + ".json";
    }
}
