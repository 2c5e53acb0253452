query='SELECT published, headline FROM html_articles(:folder) WHERE instr(headline, :word)'
sqlite-utils query :memory: "$query" --load-extension ./broadsheet --tsv --no-headers -p folder samples -p word 메기
sqlite-utils query :memory: "$query" --load-extension ./broadsheet -p folder no/such/folder -p word '' || echo "status $?"
