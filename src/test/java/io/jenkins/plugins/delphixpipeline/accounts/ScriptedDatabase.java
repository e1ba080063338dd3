package io.jenkins.plugins.delphixpipeline.accounts;

import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Logger;

/** In the place of a database that is not at hand: knows accounts, and writes down what it is told. */
final class ScriptedDatabase implements Driver {
    /** Rows of the query for an account, by the name it is asked for. */
    final Map<String, Object[]> accounts = new HashMap<>();

    final List<String> statements = new ArrayList<>();
    /** What a statement that contains the key ends with. */
    final Map<String, SQLException> refusals = new HashMap<>();

    String url;
    Properties settings;
    SQLException loginRefusal;
    int version = 99;

    @Override
    public Connection connect(String address, Properties info) throws SQLException {
        url = address;
        settings = info;
        if (loginRefusal != null) {
            throw loginRefusal;
        }
        Connection connection = mock(Connection.class);
        DatabaseMetaData about = mock(DatabaseMetaData.class);
        when(connection.getMetaData()).thenReturn(about);
        when(about.getDatabaseMajorVersion()).thenReturn(version);
        when(about.getDatabaseProductVersion()).thenReturn("version " + version);
        when(connection.createStatement()).thenAnswer(asked -> statement());
        when(connection.prepareStatement(anyString())).thenAnswer(asked -> query());
        doAnswer(asked -> hear("COMMIT")).when(connection).commit();
        doAnswer(asked -> hear("ROLLBACK")).when(connection).rollback();
        return connection;
    }

    private Object hear(String sql) throws SQLException {
        for (Map.Entry<String, SQLException> refusal : refusals.entrySet()) {
            if (sql.contains(refusal.getKey())) {
                throw refusal.getValue();
            }
        }
        statements.add(sql);
        return null;
    }

    private Statement statement() throws SQLException {
        Statement statement = mock(Statement.class);
        when(statement.execute(anyString())).thenAnswer(asked -> {
            hear(asked.getArgument(0));
            return false;
        });
        return statement;
    }

    private PreparedStatement query() throws SQLException {
        List<String> parameters = new ArrayList<>();
        PreparedStatement query = mock(PreparedStatement.class);
        doAnswer(asked -> parameters.add(asked.getArgument(1))).when(query).setString(anyInt(), anyString());
        when(query.executeQuery())
                .thenAnswer(asked -> rows(parameters.stream()
                        .filter(accounts::containsKey)
                        .findFirst()
                        .map(accounts::get)
                        .orElse(null)));
        return query;
    }

    private static ResultSet rows(Object[] row) throws SQLException {
        ResultSet rows = mock(ResultSet.class);
        when(rows.next()).thenReturn(row != null);
        when(rows.getString(anyInt())).thenAnswer(asked -> row[asked.<Integer>getArgument(0) - 1]);
        when(rows.getInt(anyInt())).thenAnswer(asked -> row[asked.<Integer>getArgument(0) - 1]);
        return rows;
    }

    @Override
    public boolean acceptsURL(String address) {
        return true;
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String address, Properties info) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }
}
