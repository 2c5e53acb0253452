use rusqlite::{Connection, LoadExtensionGuard};

fn main() -> rusqlite::Result<()> {
    let db = Connection::open_in_memory()?;
    unsafe {
        let _allowed = LoadExtensionGuard::new(&db)?;
        db.load_extension("./broadsheet", None)?;
    }
    let mut query = db.prepare("SELECT published, headline FROM html_articles(?) WHERE instr(headline, ?)")?;
    let mut rows = query.query(["samples", "메기"])?;
    while let Some(row) = rows.next()? {
        println!("{} {}", row.get::<_, String>(0)?, row.get::<_, String>(1)?);
    }
    drop(rows);
    if let Err(rusqlite::Error::SqliteFailure(_, Some(message))) = query.query_row(["no/such/folder", ""], |_| Ok(())) {
        println!("{message}");
    }
    Ok(())
}
