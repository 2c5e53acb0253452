package main

import (
	"database/sql"
	"errors"
	"fmt"
	"log"

	"github.com/mattn/go-sqlite3"
)

func main() {
	sql.Register("broadsheet", &sqlite3.SQLiteDriver{Extensions: []string{"./broadsheet"}})
	db, _ := sql.Open("broadsheet", ":memory:")
	query := "SELECT published, headline FROM html_articles(?) WHERE instr(headline, ?)"
	var published, headline string
	if err := db.QueryRow(query, "samples", "메기").Scan(&published, &headline); err != nil {
		log.Fatal(err)
	}
	fmt.Println(published, headline)
	err := db.QueryRow(query, "no/such/folder", "").Scan(&published, &headline)
	var failed sqlite3.Error
	if errors.As(err, &failed) {
		fmt.Println(failed)
	}
}
