const http = require('node:http');

// `node --require asNode18.cjs …`: before Node 19 a client closed its connection after each request
// unless it was told otherwise, as it still is in programs built on older runtimes.
http.globalAgent.keepAlive = false;
http.globalAgent.options.keepAlive = false;
