// A server of this program's own, whose clock stands until it is moved. It speaks TLS under the authority of the server
// that the program was given, so that whoever trusts that one trusts this one.
package main

import (
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

type movedServer struct {
	http, https string
	process     *exec.Cmd
}

func startMoved(binary, scratch, ca string) movedServer {
	data := filepath.Join(scratch, "moved")
	must(0, os.MkdirAll(filepath.Join(data, "tls"), 0o700))
	for _, name := range []string{"ca.pem", "ca-key.pem"} {
		bytes := must(os.ReadFile(filepath.Join(filepath.Dir(ca), name)))
		must(0, os.WriteFile(filepath.Join(data, "tls", name), bytes, 0o600))
	}
	free := must(net.Listen("tcp", "127.0.0.1:0"))
	port := free.Addr().(*net.TCPAddr).Port
	must(0, free.Close())
	log := must(os.Create(filepath.Join(scratch, "moved.log")))
	server := movedServer{
		http:    fmt.Sprint("http://127.0.0.1:", port),
		https:   fmt.Sprint("https://localhost:", port),
		process: exec.Command(binary, "serve", "--test-clock", "--listen", fmt.Sprint("127.0.0.1:", port), "--data", data),
	}
	server.process.Stdout, server.process.Stderr = log, log
	must(0, server.process.Start())
	for range 1000 {
		answer, err := http.Get(server.http + "/ready")
		if err == nil {
			must(0, answer.Body.Close())
			return server
		}
		time.Sleep(20 * time.Millisecond)
	}
	server.stop()
	panic("the server is not ready")
}

func (s movedServer) advance(seconds int) {
	body := fmt.Sprintf(`{"advance_seconds": %d}`, seconds)
	answer := must(http.Post(s.http+"/_flumen/clock", "application/json", strings.NewReader(body)))
	must(0, answer.Body.Close())
	equal(answer.StatusCode, 200)
}

func (s movedServer) stop() {
	_ = s.process.Process.Kill()
	_ = s.process.Wait()
}
