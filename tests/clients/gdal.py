from osgeo import gdal

gdal.UseExceptions()
gdal.SetConfigOption('OGR_SQLITE_LOAD_EXTENSIONS', './broadsheet.so')
db = gdal.OpenEx(':memory:', gdal.OF_VECTOR | gdal.OF_UPDATE)


def articles(*values):  # OGR binds no parameters: quotes in a value are doubled
    quoted = ["'" + value.replace("'", "''") + "'" for value in values]
    return db.ExecuteSQL('SELECT published, headline FROM html_articles({}) WHERE instr(headline, {})'.format(*quoted))


for row in articles('samples', '메기'):
    print(row['published'], row['headline'])
try:
    articles('no/such/folder', '')
except RuntimeError as error:
    print(error)
