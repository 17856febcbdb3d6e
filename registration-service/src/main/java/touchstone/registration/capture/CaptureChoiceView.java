package touchstone.registration.capture;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A choice as anybody with its id may see it: without the visitor. */
@Schema(name = "CaptureChoice")
record CaptureChoiceView(UUID id, String provider, List<String> claims, String noticeHash, Instant chosenAt) {}
