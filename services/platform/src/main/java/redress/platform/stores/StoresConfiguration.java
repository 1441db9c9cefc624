package redress.platform.stores;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** The stores' part in readiness, which every service names; one without a check is always ready. */
@AutoConfiguration
class StoresConfiguration {

    @Bean
    StoresHealth storesHealthIndicator(ObjectProvider<StoreCheck> checks) {
        return new StoresHealth(checks);
    }
}
