// AWS SDK for Go v2: enhanced fan-out, over http (HTTP/1.1) and https (HTTP/2 by ALPN), with the SDK's own HTTP client.
package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/kinesis"
	"github.com/aws/aws-sdk-go-v2/service/kinesis/types"
)

const shard = "shardId-000000000000"

var failures = 0

func main() {
	endpoint := os.Getenv("FLUMEN_ENDPOINT")
	if endpoint == "" {
		endpoint = "http://127.0.0.1:4567"
	}
	check("Go v2 over http: events, order, shard end with children", func() { pushed(plain(endpoint), "go-efo-http") })
	check("Go v2 over http: takeover, errors inside and outside", func() { takenOver(plain(endpoint), "go-efo-taken") })
	secure, ca := os.Getenv("FLUMEN_TLS_ENDPOINT"), os.Getenv("FLUMEN_CA")
	if secure != "" && ca != "" {
		check("Go v2 over https (h2): events, order, shard end with children", func() {
			pushed(trusting(secure, ca), "go-efo-https")
		})
	} else {
		fmt.Println("SKIP Go v2 over https: FLUMEN_CA does not name the server's CA")
	}
	if binary := os.Getenv("FLUMEN_BIN"); binary != "" && ca != "" {
		afterFiveMinutes(binary, ca)
	} else {
		fmt.Println("SKIP Go v2 after five minutes: FLUMEN_BIN or FLUMEN_CA is not set")
	}
	if failures > 0 {
		os.Exit(1)
	}
}

// check runs one check; a panic is its failure and does not stop the next one.
func check(name string, run func()) {
	defer func() {
		if why := recover(); why != nil {
			failures++
			fmt.Printf("FAIL %s: %s\n", name, strings.Join(strings.Fields(fmt.Sprint(why)), " "))
			return
		}
		fmt.Println("PASS " + name)
	}()
	run()
}

func plain(endpoint string) *kinesis.Client {
	return client(endpoint, awshttp.NewBuildableClient())
}

func trusting(endpoint, ca string) *kinesis.Client {
	pem := must(os.ReadFile(ca))
	pool := x509.NewCertPool()
	equal(pool.AppendCertsFromPEM(pem), true)
	seen := func(transport *http.Transport) {
		transport.TLSClientConfig = &tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS12}
	}
	return client(endpoint, awshttp.NewBuildableClient().WithTransportOptions(seen))
}

func client(endpoint string, http aws.HTTPClient) *kinesis.Client {
	return kinesis.New(kinesis.Options{
		BaseEndpoint:     aws.String(endpoint),
		Region:           "us-east-1",
		Credentials:      credentials.NewStaticCredentialsProvider("AKIDCONFORMANCE00000", "not-a-secret", ""),
		HTTPClient:       http,
		RetryMaxAttempts: 1,
	})
}

type subscription struct {
	stream *kinesis.SubscribeToShardEventStream
}

func subscribe(of *kinesis.Client, consumer, shard string, from types.ShardIteratorType) (subscription, error) {
	return subscribeAt(of, consumer, shard, types.StartingPosition{Type: from})
}

func subscribeAt(of *kinesis.Client, consumer, shard string, from types.StartingPosition) (subscription, error) {
	answer, err := of.SubscribeToShard(context.Background(), &kinesis.SubscribeToShardInput{
		ConsumerARN:      &consumer,
		ShardId:          &shard,
		StartingPosition: &from,
	})
	if err != nil {
		return subscription{}, err
	}
	return subscription{answer.GetStream()}, nil
}

// next is the next event; nil at the end of the stream.
func (s subscription) next() *types.SubscribeToShardEvent {
	select {
	case event, open := <-s.stream.Events():
		if !open {
			return nil
		}
		value := event.(*types.SubscribeToShardEventStreamMemberSubscribeToShardEvent).Value
		return &value
	case <-time.After(30 * time.Second):
		panic("no event in 30 s")
	}
}

func (s subscription) texts(count int) []string {
	found := []string{}
	for len(found) < count {
		event := s.next()
		if event == nil {
			panic(fmt.Sprintf("the stream ended after %d of %d records: %v", len(found), count, s.stream.Err()))
		}
		for _, record := range event.Records {
			if age := time.Since(*record.ApproximateArrivalTimestamp); age.Abs() > 2*time.Minute {
				panic(fmt.Sprint("age ", age))
			}
			found = append(found, string(record.Data))
		}
	}
	return found
}

// after answers where to go on after these records, which must come next.
func (s subscription) after(wanted ...string) string {
	found, next := []string{}, ""
	for len(found) < len(wanted) {
		event := s.next()
		if event == nil {
			panic(fmt.Sprintf("the stream ended after %v of %v: %v", found, wanted, s.stream.Err()))
		}
		for _, record := range event.Records {
			found = append(found, string(record.Data))
		}
		next = *event.ContinuationSequenceNumber
	}
	equal(strings.Join(found, " "), strings.Join(wanted, " "))
	return next
}

// ends waits for the end, which must come without an error and without one more record.
func (s subscription) ends() {
	for event := s.next(); event != nil; event = s.next() {
		equal(len(event.Records)+len(event.ChildShards), 0)
	}
	equal(s.stream.Err(), error(nil))
}

// end waits for the end and answers the error inside the stream, if there is one.
func (s subscription) end() error {
	for s.next() != nil {
	}
	return s.stream.Err()
}

func create(of *kinesis.Client, name string) string {
	ctx := context.Background()
	must(of.CreateStream(ctx, &kinesis.CreateStreamInput{StreamName: &name, ShardCount: aws.Int32(1)}))
	summary := &kinesis.DescribeStreamSummaryInput{StreamName: &name}
	for range 100 {
		found := must(of.DescribeStreamSummary(ctx, summary)).StreamDescriptionSummary
		if found.StreamStatus == types.StreamStatusActive {
			return *found.StreamARN
		}
		time.Sleep(100 * time.Millisecond)
	}
	panic("the stream does not become active")
}

func register(of *kinesis.Client, stream, name string) string {
	ctx := context.Background()
	input := &kinesis.RegisterStreamConsumerInput{StreamARN: &stream, ConsumerName: &name}
	arn := must(of.RegisterStreamConsumer(ctx, input)).Consumer.ConsumerARN
	for range 100 {
		found := must(of.DescribeStreamConsumer(ctx, &kinesis.DescribeStreamConsumerInput{ConsumerARN: arn}))
		if found.ConsumerDescription.ConsumerStatus == types.ConsumerStatusActive {
			return *arn
		}
		time.Sleep(100 * time.Millisecond)
	}
	panic("the consumer does not become active")
}

func put(of *kinesis.Client, stream string, texts ...string) {
	for _, text := range texts {
		input := &kinesis.PutRecordInput{
			StreamARN: &stream, PartitionKey: aws.String("key"), ExplicitHashKey: aws.String("0"), Data: []byte(text),
		}
		must(of.PutRecord(context.Background(), input))
	}
}

func pushed(of *kinesis.Client, name string) {
	stream := create(of, name)
	put(of, stream, "0", "1")
	consumer := register(of, stream, "app")
	others := []subscription{}
	for n := range 5 {
		other := register(of, stream, fmt.Sprint("other-", n))
		others = append(others, must(subscribe(of, other, shard, types.ShardIteratorTypeTrimHorizon)))
	}
	events := must(subscribe(of, consumer, shard, types.ShardIteratorTypeTrimHorizon))
	equal(strings.Join(events.texts(2), " "), "0 1")
	more := []string{}
	for n := 2; n < 52; n++ {
		more = append(more, fmt.Sprint(n))
	}
	put(of, stream, more...)
	equal(strings.Join(events.texts(50), " "), strings.Join(more, " "))
	for _, other := range others {
		equal(strings.Join(other.texts(52)[2:], " "), strings.Join(more, " "))
		other.stream.Close()
	}
	idle := events.next()
	equal(len(idle.Records), 0)
	equal(*idle.MillisBehindLatest, int64(0))
	equal(len(*idle.ContinuationSequenceNumber), 56)

	must(of.SplitShard(context.Background(), &kinesis.SplitShardInput{
		StreamARN: &stream, ShardToSplit: aws.String(shard),
		NewStartingHashKey: aws.String("170141183460469231731687303715884105728"),
	}))
	last := events.next()
	equal(last.ContinuationSequenceNumber, (*string)(nil))
	equal(len(last.ChildShards), 2)
	equal(last.ChildShards[0].ParentShards[0], shard)
	equal(events.end(), error(nil))
	child := must(subscribe(of, consumer, *last.ChildShards[0].ShardId, types.ShardIteratorTypeTrimHorizon))
	put(of, stream, "to the child")
	equal(child.texts(1)[0], "to the child")
	child.stream.Close()
}

func takenOver(of *kinesis.Client, name string) {
	stream := create(of, name)
	consumer := register(of, stream, "app")
	first := must(subscribe(of, consumer, shard, types.ShardIteratorTypeLatest))
	var inUse *types.ResourceInUseException
	_, refused := subscribe(of, consumer, shard, types.ShardIteratorTypeLatest)
	equal(errors.As(refused, &inUse), true)
	time.Sleep(5100 * time.Millisecond)
	second := must(subscribe(of, consumer, shard, types.ShardIteratorTypeLatest))
	equal(errors.As(first.end(), &inUse), true)
	equal(strings.Contains(inUse.ErrorMessage(), "Another active subscription exists for this consumer"), true)
	put(of, stream, "to the second")
	equal(second.texts(1)[0], "to the second")
	gone := &kinesis.DeregisterStreamConsumerInput{ConsumerARN: &consumer}
	must(of.DeregisterStreamConsumer(context.Background(), gone))
	var notFound *types.ResourceNotFoundException
	equal(errors.As(second.end(), &notFound), true)
	_, unknown := subscribe(of, consumer, shard, types.ShardIteratorTypeLatest)
	equal(errors.As(unknown, &notFound), true)
}

func afterFiveMinutes(binary, ca string) {
	server := startMoved(binary, os.Getenv("FLUMEN_SCRATCH"), ca)
	defer server.stop()
	check("Go v2 over http: an end after five minutes, and no loss or repetition after it", func() {
		fiveMinutes(server, plain(server.http), "go-efo-end-http")
	})
	check("Go v2 over https (h2): an end after five minutes, and no loss or repetition after it", func() {
		fiveMinutes(server, trusting(server.https, ca), "go-efo-end-https")
	})
}

func fiveMinutes(server movedServer, of *kinesis.Client, name string) {
	stream := create(of, name)
	put(of, stream, "0", "1")
	consumer := register(of, stream, "app")
	first := must(subscribe(of, consumer, shard, types.ShardIteratorTypeTrimHorizon))
	first.after("0", "1")
	server.advance(299)
	put(of, stream, "2")
	next := first.after("2")
	server.advance(1)
	first.ends()
	// What comes between two subscriptions is the first that the second one gets.
	put(of, stream, "3", "4")
	from := types.StartingPosition{Type: types.ShardIteratorTypeAfterSequenceNumber, SequenceNumber: &next}
	second := must(subscribeAt(of, consumer, shard, from))
	put(of, stream, "5")
	second.after("3", "4", "5")
	server.advance(300)
	second.ends()
}

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

func equal[T comparable](found, wanted T) {
	if found != wanted {
		panic(fmt.Sprintf("%v, not %v", found, wanted))
	}
}
