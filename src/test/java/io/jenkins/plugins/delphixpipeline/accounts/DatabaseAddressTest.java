package io.jenkins.plugins.delphixpipeline.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {
    @ParameterizedTest
    @CsvSource({
        "db,db:1",
        "db-1.example.com,db-1.example.com:1",
        "10.0.0.1,10.0.0.1:1",
        "[::1],[::1]:1",
        "fe80::1,[fe80::1]:1"
    })
    void hostsAreNamesOrAddresses(String host, String authority) throws Exception {
        assertThat(new DatabaseAddress(host, 1, "patients").authority()).isEqualTo(authority);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "a/b", "a?x=y", "a;b", "a b", "a,b", "user@a", "a:1", "-a", "a\nb", "[::1", "a%41", "jdbc:x", "ä"
            })
    void aHostIsNothingElse(String host) {
        assertThat(subject(host, 1, "patients")).isEqualTo("host");
    }

    @Test
    void portsAndDatabasesHaveTheirLimits() {
        assertThat(subject("db", 0, "patients")).isEqualTo("port");
        assertThat(subject("db", 65536, "patients")).isEqualTo("port");
        assertThat(subject("db", 1, " ")).isEqualTo("database");
        assertThat(subject("db", 1, "a\0b")).isEqualTo("database");
    }

    private static String subject(String host, int port, String database) {
        ResetException e = catchThrowableOfType(ResetException.class, () -> new DatabaseAddress(host, port, database));
        assertThat(e).as(host).isNotNull();
        assertThat(e.problem()).isEqualTo(ResetProblem.ADDRESS_UNUSABLE);
        return e.subject();
    }
}
