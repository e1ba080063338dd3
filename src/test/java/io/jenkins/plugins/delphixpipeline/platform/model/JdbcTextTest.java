package io.jenkins.plugins.delphixpipeline.platform.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcTextTest {
    @ParameterizedTest
    @CsvSource({
        "jdbc:oracle:thin:@db.example.com:1521:BILLING, db.example.com, 1521",
        "jdbc:oracle:thin:@//db.example.com:1522/BILLING.example.com, db.example.com, 1522",
        "jdbc:oracle:thin:@db.example.com:1523/BILLING, db.example.com, 1523",
        "'jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST = one)(PORT=1524))(ADDRESS=(HOST=two)(PORT=9)))', one, 1524",
        "jdbc:sqlserver://10.0.0.7:1433;databaseName=billing, 10.0.0.7, 1433",
        "jdbc:postgresql://[2001:db8::7]:5432/billing, [2001:db8::7], 5432",
        "jdbc:sybase:Tds:ase.example.com:5000/billing, ase.example.com, 5000"
    })
    void itTellsHostAndPort(String jdbc, String host, String port) {
        assertThat(JdbcText.parts(jdbc)).containsAllEntriesOf(Map.of("host", host, "port", port));
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:oracle:thin:@//db.example.com:1522/BILLING.example.com, BILLING.example.com",
        "jdbc:oracle:thin:@db.example.com:1523/BILLING, BILLING",
        "jdbc:oracle:oci:@//[2001:db8::7]:1523/BILLING, BILLING",
        "'jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(HOST=one)(PORT=1524))(CONNECT_DATA=(SERVICE_NAME = B.example.com)))', B.example.com"
    })
    void itTellsTheServiceOfAnOracleDatabase(String jdbc, String service) {
        assertThat(JdbcText.parts(jdbc)).containsEntry("service", service);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:oracle:thin:@db.example.com:1521:BILLING",
                "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(HOST=one)(PORT=1524))(CONNECT_DATA=(SID=BILLING)))",
                "jdbc:postgresql://db.example.com:5432/billing",
                "jdbc:sybase:Tds:ase.example.com:5000/billing"
            })
    void noServiceIsMadeOfAnInstanceOrAnotherDatabase(String jdbc) {
        assertThat(JdbcText.parts(jdbc)).containsOnlyKeys("host", "port");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "jdbc:oracle:thin:@BILLING_TNS", "jdbc:sqlserver://db.example.com;databaseName=billing"})
    void whatItDoesNotTellIsNotGuessed(String jdbc) {
        assertThat(JdbcText.parts(jdbc)).isEmpty();
    }
}
