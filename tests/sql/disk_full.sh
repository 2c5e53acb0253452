# A disk that is full in the middle of a refresh loses nothing: a file system of 240 kB, where this machine lets a test mount one.
disk=$TMP/disk; mkdir "$disk"
mount -t tmpfs -o size=240k tmpfs "$disk" 2> /dev/null || { echo "no file system may be mounted here"; exit 77; }
trap 'umount "$disk"' EXIT
cp -r samples/stories "$TMP/saved"
run() { printf ".output /dev/null\nSELECT broadsheet_param('location', '%s');\n.output\n.read sql/%s.sql\n" "$TMP/saved" "$1" | "$BS" "$disk/archive.db" 2>&1; }
run archive
cp "$disk/archive.db" "$TMP/before.db"
cp -r samples "$TMP/saved/more"
echo "-- no room"
run refresh
cmp "$disk/archive.db" "$TMP/before.db" && echo unchanged
"$BS" "$disk/archive.db" "PRAGMA integrity_check" "SELECT count(*) FROM article"
echo "-- room again"
mount -o remount,size=4m "$disk"
run refresh
"$BS" "$disk/archive.db" "PRAGMA integrity_check" "SELECT count(*) FROM article"
