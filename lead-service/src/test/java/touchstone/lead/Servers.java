package touchstone.lead;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.ResourceArg;
import touchstone.lead.upstream.StandIns;
import touchstone.test.KeycloakResource;
import touchstone.test.MailResource;
import touchstone.test.PostgresResource;

/** What the tests of this module run against, named once so that Quarkus starts once. */
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL, initArgs = @ResourceArg(name = "database", value = "lead"))
@WithTestResource(value = KeycloakResource.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = MailResource.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = StandIns.class, scope = TestResourceScope.GLOBAL)
final class Servers {}
