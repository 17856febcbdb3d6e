package touchstone.lead.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Format;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.ValidationMessage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import touchstone.commons.problem.Problem.FieldError;
import touchstone.lead.form.FormDefinition.Field;
import touchstone.lead.lead.EmailAddress;

/** One version of a form. Never changes. */
record Form(String id, int version, FormDefinition definition, Map<Set<String>, JsonSchema> schemas) {
    // The library's own check of addresses knows a list of top-level domains, which ages.
    private static final Format EMAIL = new Format() {
        @Override
        public String getName() {
            return "email";
        }

        @Override
        public boolean matches(ExecutionContext context, String text) {
            return EmailAddress.isOne(text);
        }
    };
    private static final JsonMetaSchema DIALECT = JsonMetaSchema.builder(JsonMetaSchema.getV202012()).format(EMAIL).build();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.builder().metaSchema(DIALECT).defaultMetaSchemaIri(DIALECT.getIri()).build();
    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).typeLoose(false).pathType(PathType.JSON_POINTER)
            // In time that is linear in the text, whatever the pattern.
            .regularExpressionFactory(pattern -> {
                com.google.re2j.Pattern compiled = com.google.re2j.Pattern.compile(pattern);
                return text -> compiled.matcher(text).find();
            }).build();

    Form(String id, int version, FormDefinition definition) {
        this(id, version, definition, new ConcurrentHashMap<>());
    }

    /** @throws AnswersNotValid if they are not what is asked */
    void check(ObjectNode answers, List<Field> asked) {
        Set<String> names = asked.stream().map(Field::name).collect(Collectors.toUnmodifiableSet());
        // One for each set of fields that is ever asked: by who is known, and the gates that the form names.
        JsonSchema schema = schemas.computeIfAbsent(names, any -> SCHEMAS.getSchema(definition.requiring(names), CONFIG));
        List<FieldError> errors = schema.validate(answers).stream().map(Form::error).sorted((a, b) -> a.pointer().compareTo(b.pointer())).collect(Collectors.toList());
        answers.fields().forEachRemaining(answer -> {
            if (hasControlCharacters(answer.getValue())) errors.add(new FieldError("/answers/" + answer.getKey(), "must not have control characters"));
        });
        if (!errors.isEmpty()) throw new AnswersNotValid(errors);
    }

    /** The SHA-256 of a notice in each language that it can be shown in. */
    Set<String> notices(String purpose) {
        return definition.texts().keySet().stream().map(locale -> notice(purpose, locale)).collect(Collectors.toSet());
    }

    String notice(String purpose, String locale) {
        return sha256(definition.text(locale, texts -> texts.consents() == null ? null : texts.consents().get(purpose)));
    }

    private static FieldError error(ValidationMessage message) {
        String property = message.getProperty();
        return new FieldError("/answers" + message.getInstanceLocation() + (property == null ? "" : "/" + property), switch (message.getType()) {
            case "required" -> "is required";
            case "format" -> "is not in the format that is asked";
            case "additionalProperties" -> "is not asked";
            default -> message.getMessage().substring(message.getMessage().indexOf(':') + 1).strip();
        }, switch (message.getType()) {
            case "maxLength" -> "too-long";
            case "minLength" -> "too-short";
            case "minItems" -> "required";
            case "maxItems" -> "too-many";
            default -> message.getType();
        });
    }

    private static boolean hasControlCharacters(JsonNode answer) {
        if (answer.isArray()) {
            for (JsonNode item : answer) if (hasControlCharacters(item)) return true;
            return false;
        }
        return answer.isTextual() && answer.asText().chars().anyMatch(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r' || c == 0x7f);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
