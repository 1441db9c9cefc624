package redress.testkit.backends;

import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import redress.platform.security.TokenGrants;

/**
 * Lets a test say in a token what its person may act as, where no register runs. Nothing outside tests takes grants from a token.
 */
@AutoConfiguration(beforeName = "redress.platform.security.PlatformSecurityConfiguration")
@ConditionalOnProperty(GrantsInTokens.WANTED)
class GrantsInTokens {

    /** Set for every service that runs on {@link Backends}. */
    static final String WANTED = "redress.testkit.grants-in-tokens";

    @Bean
    TokenGrants grantsInTokens() {
        return token -> {
            List<String> grants = token.getClaimAsStringList("grants");
            return grants == null ? List.of() : grants;
        };
    }
}
