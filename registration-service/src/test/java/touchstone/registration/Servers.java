package touchstone.registration;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.ResourceArg;
import touchstone.registration.event.EventsOfTests;
import touchstone.registration.mailbox.MailboxOfTests;
import touchstone.test.KeycloakResource;
import touchstone.test.MailResource;
import touchstone.test.PostgresResource;

/** What all tests of this module run against. */
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL, initArgs = @ResourceArg(name = "database", value = "registration"))
@WithTestResource(value = KeycloakResource.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = MailResource.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = MailboxOfTests.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = EventsOfTests.class, scope = TestResourceScope.GLOBAL)
final class Servers {}
