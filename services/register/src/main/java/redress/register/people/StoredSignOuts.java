package redress.register.people;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import redress.platform.formats.Format;

/**
 * How often all sign-ins of a person were ended at once.
 *
 * @param id of the person
 */
@Document("register_sign_outs")
@Format(1)
record StoredSignOuts(@Id String id, int times) {}
