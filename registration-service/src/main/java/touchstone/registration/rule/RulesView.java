package touchstone.registration.rule;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ProviderRules")
record RulesView(String provider, long revision, boolean store, Integer keepDays, boolean refresh, boolean show, boolean sell, boolean score, boolean export, boolean mail,
                 String reason, String decidedBy, Instant decidedAt) {}
