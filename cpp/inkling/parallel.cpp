#include "inkling/parallel.h"

#include <stdexcept>
#include <string>

#if !defined(__EMSCRIPTEN__) || defined(__EMSCRIPTEN_PTHREADS__)
#define INKLING_THREADS
#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>
#endif

namespace inkling {

namespace {

void checkThreadCount(int count) {
  if (count >= 1 && count <= maxThreadCount()) return;
  throw std::invalid_argument("Threads: expected 1 to " + std::to_string(maxThreadCount()) +
                              ", got " + std::to_string(count) + ".");
}

}  // namespace

#ifdef INKLING_THREADS

namespace {

thread_local bool isInPart = false;

/// Threads that wait for work. A step of training is a few dozen jobs of some microseconds each, so
/// a thread that runs out of work looks for more for a while before it goes to sleep.
class ThreadPool {
 public:
  explicit ThreadPool(int helpers) {
    for (int i = 0; i < helpers; ++i) threads_.emplace_back([this] { help(); });
  }

  ~ThreadPool() {
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      ended_ = true;
      ++generation_;
    }
    wake_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

  ThreadPool(const ThreadPool&) = delete;
  ThreadPool& operator=(const ThreadPool&) = delete;

  int helpers() const { return static_cast<int>(threads_.size()); }

  void run(Index parts, const std::function<void(Index)>& part) {
    part_ = &part;
    parts_ = parts;
    next_ = 0;
    error_.clear();
    failed_ = false;
    busy_ = helpers();
    {
      // Under the lock, so that a thread about to sleep does not miss it.
      const std::lock_guard<std::mutex> lock(mutex_);
      ++generation_;
    }
    if (sleepers_ > 0) wake_.notify_all();
    work();
    while (busy_ > 0) {
    }
    if (failed_) throw std::runtime_error(error_);
  }

 private:
  static constexpr int kLooksBeforeSleep = 20000;

  void work() {
    isInPart = true;
    takeParts();
    isInPart = false;
  }

  void takeParts() {
    for (;;) {
      const Index index = next_++;
      if (index >= parts_ || failed_) return;
      try {
        (*part_)(index);
      } catch (const std::exception& error) {
        const std::lock_guard<std::mutex> lock(mutex_);
        if (!failed_) error_ = error.what();
        failed_ = true;
      }
    }
  }

  void help() {
    unsigned seen = 0;
    for (;;) {
      waitForWork(seen);
      seen = generation_;
      if (ended_) return;
      work();
      --busy_;
    }
  }

  void waitForWork(unsigned seen) {
    for (int look = 0; look < kLooksBeforeSleep; ++look) {
      if (generation_ != seen) return;
    }
    std::unique_lock<std::mutex> lock(mutex_);
    ++sleepers_;
    wake_.wait(lock, [&] { return generation_ != seen; });
    --sleepers_;
  }

  std::vector<std::thread> threads_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::atomic<unsigned> generation_{0};  // one more for each job
  std::atomic<int> sleepers_{0};
  std::atomic<int> busy_{0};  // helpers that have not yet ended the job
  std::atomic<Index> next_{0};
  std::atomic<bool> failed_{false};
  std::atomic<bool> ended_{false};
  std::string error_;
  Index parts_ = 0;
  const std::function<void(Index)>* part_ = nullptr;
};

std::unique_ptr<ThreadPool>& pool() {
  static std::unique_ptr<ThreadPool> instance;
  return instance;
}

}  // namespace

int maxThreadCount() { return 16; }

int threadCount() { return pool() == nullptr ? 1 : pool()->helpers() + 1; }

void setThreadCount(int count) {
  checkThreadCount(count);
  if (count == threadCount()) return;
  pool() = count == 1 ? nullptr : std::make_unique<ThreadPool>(count - 1);
}

void parallelFor(Index parts, const std::function<void(Index)>& part) {
  if (pool() != nullptr && parts > 1 && !isInPart) {
    pool()->run(parts, part);
    return;
  }
  for (Index i = 0; i < parts; ++i) part(i);
}

#else

int maxThreadCount() { return 1; }

int threadCount() { return 1; }

void setThreadCount(int count) { checkThreadCount(count); }

void parallelFor(Index parts, const std::function<void(Index)>& part) {
  for (Index i = 0; i < parts; ++i) part(i);
}

#endif

}  // namespace inkling
