package redress.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CallerNetworkTest {

    @Test
    void takesEachAddressOfTheOldKindForACaller() {
        assertThat(CallerNetwork.of("192.0.2.1")).isNotEqualTo(CallerNetwork.of("192.0.2.2"));
    }

    @Test
    void takesANetworkOfTheNewKindForOneCaller() {
        String caller = CallerNetwork.of("2001:db8:1:2::1");
        assertThat(CallerNetwork.of("2001:db8:1:2:ffff::1")).isEqualTo(caller);
        assertThat(CallerNetwork.of("2001:db8:1:3::1")).isNotEqualTo(caller);
    }
}
