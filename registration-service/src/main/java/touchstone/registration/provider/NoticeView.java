package touchstone.registration.provider;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A notice as it is shown. */
@Schema(name = "Notice")
public record NoticeView(String text, @Schema(description = "SHA-256 of the text, in hex.") String hash, String locale) {}
