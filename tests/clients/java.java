import java.sql.*;

class Client {
    public static void main(String[] arguments) throws SQLException {
        var config = new org.sqlite.SQLiteConfig();
        config.enableLoadExtension(true);
        try (var db = DriverManager.getConnection("jdbc:sqlite::memory:", config.toProperties())) {
            db.createStatement().execute("SELECT load_extension('./broadsheet')");
            var query = db.prepareStatement("SELECT published, headline FROM html_articles(?) WHERE instr(headline, ?)");
            query.setString(1, "samples");
            query.setString(2, "메기");
            for (var rows = query.executeQuery(); rows.next();)
                System.out.println(rows.getString("published") + " " + rows.getString("headline"));
            query.setString(1, "no/such/folder");
            query.executeQuery();
        } catch (SQLException error) {
            System.out.println(error.getMessage());
        }
    }
}
