package touchstone.lead.erasure;

import touchstone.commons.problem.Forbidden;

class SignatureNotValid extends Forbidden {
    SignatureNotValid() {
        super("Events are taken from the registration-service, signed as Standard Webhooks prescribe with the secret of this service.");
    }
}
