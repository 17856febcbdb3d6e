package touchstone.lead.lead;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who asked, in a few words for whoever works on several leads.
 *
 * @param name    or the address, where nobody gave a name
 * @param company what they typed, or null
 */
@Schema(name = "Asker")
public record Asker(String name, String company) {}
