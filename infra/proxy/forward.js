// Passes port 9094 on to Kafka, byte for byte; run by mongosh, which is Node.js inside.
const net = require('net');
net.createServer(near => {
  const far = net.connect(9094, 'kafka');
  near.pipe(far).pipe(near);
  near.on('error', () => far.destroy());
  far.on('error', () => near.destroy());
}).listen(9094);
(async () => { await new Promise(() => {}); })(); // mongosh ends with its last line
